package org.hispcycle.site;

import java.util.List;
import java.util.Locale;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.platform.web.PageFrame;
import org.hispcycle.registry.Registry;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The landing page. */
@Controller
class HomeController {

  /** A role and, in the demo, the account that plays it; {@code ending} is what follows the agency's abbreviation. */
  record RoleLine(String label, String account, String does) {}

  private final YearAtAGlance year;
  private final Registry registry;
  private final PageFrame frame;

  HomeController(YearAtAGlance year, Registry registry, PageFrame frame) {
    this.year = year;
    this.registry = registry;
    this.frame = frame;
  }

  @GetMapping("/")
  String home(Model model) {
    frame.around(model);
    model.addAttribute("today", year.today());
    model.addAttribute("year", year.newest());
    model.addAttribute("note", Registry.INCOMPLETENESS_NOTE);
    model.addAttribute("demoNote", Registry.DEMO_NOTE);
    model.addAttribute("agencies", registry.agencies().stream()
        .map(agency -> new AgencyLine(agency.name(), agency.id().toLowerCase(Locale.ROOT))).toList());
    model.addAttribute("ombRoles", ombRoles());
    model.addAttribute("agencyRoles", agencyRoles());
    return "home";
  }

  record AgencyLine(String name, String prefix) {}

  private static List<RoleLine> ombRoles() {
    return List.of(
        new RoleLine(Roles.label(Roles.OMB_LEAD), "ombLead", "Confirms the calendar and the HISP list, reviews assessments, designations and plans, closes the year; watches Cockpit"),
        new RoleLine(Roles.label(Roles.OMB_DESK_OFFICER), "ombDeskOfficer", "Reviews feedback reports and surveys"),
        new RoleLine(Roles.label(Roles.OIRA_ANALYST), "oiraAnalyst", "Reviews surveys under the Paperwork Reduction Act"),
        new RoleLine(Roles.label(Roles.OMB_BUDGET_EXAMINER), "ombBudgetExaminer", "Reviews budget requests in action plans"),
        new RoleLine(Roles.label(Roles.OMB_DIRECTOR), "ombDirector", "Watches the government in Cockpit"),
        new RoleLine(Roles.label(Roles.ADMIN), "admin", "Operates the engine: incidents, accounts"));
  }

  private static List<RoleLine> agencyRoles() {
    return List.of(
        new RoleLine(Roles.label(Roles.HISP_REPORTER), "Reporter", "Drafts assessments, uploads feedback data, composes surveys"),
        new RoleLine(Roles.label(Roles.HISP_OFFICIAL), "HispOfficial", "Answers for the HISP's data and drafts"),
        new RoleLine(Roles.label(Roles.SERVICE_DELIVERY_OFFICIAL), "Official", "Signs assessments and reports, designates services, drafts the plan"),
        new RoleLine(Roles.label(Roles.CIO), "Cio", "Adds the digital part, reviews the plan"),
        new RoleLine(Roles.label(Roles.AGENCY_HEAD), "Head", "Signs the action plan"),
        new RoleLine(Roles.label(Roles.PRA_OFFICER), "Pra", "Checks surveys before OMB does"),
        new RoleLine(Roles.label(Roles.LEGAL_COUNSEL), "Counsel", "Clears incentives for respondents"),
        new RoleLine(Roles.label(Roles.CFO), "Cfo", "Clears incentives for respondents"));
  }
}
