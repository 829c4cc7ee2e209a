-- Where an agency's Paperwork Reduction Act office can be written to: offices and shared mailboxes, never persons. Public, from
-- GSA/digitalgov-pra, _data/contacts.json at ed6a1da3 (CC0 1.0), matched to our agencies. An agency without a row has none there.
create table pra_contact (
  agency_id varchar(16) primary key references agency (id),
  office    varchar(300) not null,
  email     varchar(200) not null,
  phone     varchar(40),
  website   varchar(400),
  source    varchar(200) not null
);

insert into pra_contact (agency_id, office, email, phone, website, source) values
  ('DHS', 'Office of the Chief Information Officer', 'dhs.pra@hq.dhs.gov', null, null, 'GSA/digitalgov-pra, _data/contacts.json, ed6a1da3'),
  ('DOC', 'Office of the Chief Information Officer', 'docpra@doc.gov', null, null, 'GSA/digitalgov-pra, _data/contacts.json, ed6a1da3'),
  ('DOI', 'Office of the Secretary, Office of the Chief Information Officer, Planning and Performance Management Division', 'doi-pra@ios.doi.gov', '202-208-7072', 'https://www.doi.gov/ocio/pra_contacts', 'GSA/digitalgov-pra, _data/contacts.json, ed6a1da3'),
  ('DOS', 'Bureau of Administration, Global Information Services, Office of Directives Management', 'eRegs@state.gov', null, null, 'GSA/digitalgov-pra, _data/contacts.json, ed6a1da3'),
  ('ED', 'Office of the Chief Information Officer', 'ICDocketMgr@ed.gov', null, 'https://www2.ed.gov/policy/gen/leg/pra.html', 'GSA/digitalgov-pra, _data/contacts.json, ed6a1da3'),
  ('GSA', 'Regulatory Secretariat Division', 'GSARegSec@gsa.gov', '202-501-4755', 'https://www.gsa.gov/about-us/organization/office-of-governmentwide-policy/office-of-acquisition-policy/governmentwide-acq-policy/regulatory-secretariat-division', 'GSA/digitalgov-pra, _data/contacts.json, ed6a1da3'),
  ('HHS', 'Office of the Chief Information Officer', 'PRA@hhs.gov', null, null, 'GSA/digitalgov-pra, _data/contacts.json, ed6a1da3'),
  ('TREAS', 'Office of Privacy, Transparency and Records (PTR) under the Assistant Secretary for Management', 'PRA@treasury.gov', null, 'https://www.treasury.gov/about/organizational-structure/offices/Pages/Office-of-Privacy,-Transparency-and-Records.aspx', 'GSA/digitalgov-pra, _data/contacts.json, ed6a1da3'),
  ('USDA', 'Office of the Chief Information Officer, Information Resource Management Center', 'USDA.PRA@usda.gov', null, null, 'GSA/digitalgov-pra, _data/contacts.json, ed6a1da3'),
  ('VA', 'Office of Enterprise Integration', 'VACOPaperworkReduAct@va.gov', null, null, 'GSA/digitalgov-pra, _data/contacts.json, ed6a1da3');
