package org.hispcycle.actionplan.web;

import org.hispcycle.actionplan.document.PublicPlanShelf;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.web.PageFrame;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Pages for reading plans. Those for people who work with plans hold no data: their scripts ask the API with the login of
 * Tasklist. Those for the public are whole without a script.
 */
@Controller
class PlanPagesController {

  private final PublicPlanShelf publicPlans;
  private final Cycles cycles;
  private final PageFrame frame;

  PlanPagesController(PublicPlanShelf publicPlans, Cycles cycles, PageFrame frame) {
    this.publicPlans = publicPlans;
    this.cycles = cycles;
    this.frame = frame;
  }

  @GetMapping("/plans")
  String plans(Model model) {
    frame.around(model);
    return "plans/list";
  }

  /** The same shell for every key: what it is asked for, it asks the API. */
  @GetMapping("/plans/{businessKey}")
  String plan(@PathVariable String businessKey, Model model) {
    frame.around(model);
    return "plans/plan";
  }

  @GetMapping("/budget-requests")
  String budgetRequests(Model model) {
    frame.around(model);
    model.addAttribute("years", cycles.years().stream().filter(year -> cycles.edition(year).budgetYearOffset() != null).sorted((a, b) -> b - a).toList());
    return "plans/budget-requests";
  }

  @GetMapping("/public/plans")
  String publicPlans(Model model) {
    frame.around(model);
    model.addAttribute("plans", publicPlans.plans(null, null));
    return "plans/public-list";
  }

  @GetMapping("/public/plans/{businessKey}")
  String publicPlan(@PathVariable String businessKey, Model model) {
    var plan = publicPlans.described(businessKey);
    frame.around(model);
    model.addAttribute("title", plan.title());
    model.addAttribute("key", businessKey);
    model.addAttribute("text", publicPlans.html(businessKey));
    return "plans/public-plan";
  }

  @ExceptionHandler
  @ResponseStatus(HttpStatus.NOT_FOUND)
  String missing(NotFound missing, Model model) {
    frame.around(model);
    model.addAttribute("sentence", missing.getMessage());
    return "plans/missing";
  }
}
