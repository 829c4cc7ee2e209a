-- data/registry/hisps-2019-performance-gov.csv: these were on the public list of 2019, so they were designated before the first
-- quarter for which we have data. The day itself is still not in the data.
update hisp_term set designated_on = date '2018-10-01',
  reason = 'On the public list of 2019 (fiscal year 2019); the day of designation is not in the data'
where designated_by = 'seed' and hisp_id in ('DHS-CBP', 'DHS-FEMA', 'DHS-TSA', 'DHS-USCIS', 'DOC-USPTO',
  'DOI-FWS', 'DOL-OSHA', 'DOL-OWCP', 'DOS-PASSPORT', 'ED-STUDENTAID', 'HHS-CMS', 'OPM-FES', 'OPM-RETIREMENT', 'SBA-SBA', 'SSA-SSA',
  'TREAS-IRS', 'USDA-FSA', 'USDA-NRCS', 'USDA-RECGOV', 'VA-VBA', 'VA-VHA');
