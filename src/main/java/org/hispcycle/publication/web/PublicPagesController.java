package org.hispcycle.publication.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.web.PageFrame;
import org.hispcycle.publication.PublicFigures;
import org.hispcycle.publication.PublicFigures.Point;
import org.hispcycle.publication.PublicFiles;
import org.hispcycle.publication.Share;
import org.hispcycle.publication.TrendPlot;
import org.hispcycle.registry.Registry;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What anybody reads without login, and without a script: the government's number, HISPs, services, what the columns mean (G1 to G5). */
@Controller
class PublicPagesController {

  private final PublicFigures figures;
  private final PageFrame frame;

  PublicPagesController(PublicFigures figures, PageFrame frame) {
    this.figures = figures;
    this.frame = frame;
  }

  @GetMapping("/public")
  String dashboard(@RequestParam(required = false) String quarter, Model model, HttpServletResponse response) {
    var dashboard = figures.dashboard(quarter);
    around(model, response);
    model.addAttribute("page", dashboard);
    plot(model, dashboard.trend(), "Share of affirmative answers in the whole government by quarter; the table below has the figures");
    return "public/dashboard";
  }

  @GetMapping("/public/hisps")
  String hisps(Model model, HttpServletResponse response) {
    around(model, response);
    model.addAttribute("hisps", figures.hisps());
    model.addAttribute("newest", figures.newestQuarters());
    return "public/hisps";
  }

  @GetMapping("/public/hisps/{id}")
  String hisp(@PathVariable String id, @RequestParam(required = false) String quarter, Model model, HttpServletResponse response) {
    var hisp = figures.hisp(id, quarter);
    around(model, response);
    model.addAttribute("page", hisp);
    plot(model, hisp.trend(), "Share of affirmative answers of " + hisp.name() + " by quarter; the table below has the figures");
    return "public/hisp";
  }

  @GetMapping("/public/services/{id}")
  String service(@PathVariable int id, @RequestParam(required = false) String quarter, Model model, HttpServletResponse response) {
    var service = figures.service(id, quarter);
    around(model, response);
    model.addAttribute("page", service);
    plot(model, service.trend(), "Share of affirmative answers about this service by quarter; the table below has the figures");
    return "public/service";
  }

  @GetMapping("/public/data-dictionary")
  String dictionary(Model model, HttpServletResponse response) {
    around(model, response);
    model.addAttribute("columns", PublicFiles.figureDictionary());
    model.addAttribute("serviceLevels", PublicFiles.serviceLevelDictionary());
    model.addAttribute("collections", PublicFiles.COLLECTIONS);
    model.addAttribute("details", PublicFiles.DETAILS);
    model.addAttribute("responses", PublicFiles.RESPONSES);
    model.addAttribute("rules", figures.tooFew());
    return "public/data-dictionary";
  }

  private void around(Model model, HttpServletResponse response) {
    frame.around(model);
    model.addAttribute("incomplete", Registry.INCOMPLETENESS_NOTE);
    model.addAttribute("demoNote", Registry.DEMO_NOTE);
    model.addAttribute("interval", Share.INTERVAL);
    response.setHeader(HttpHeaders.CACHE_CONTROL, PublicFiguresController.A_MINUTE.getHeaderValue());
  }

  private void plot(Model model, List<Point> trend, String title) {
    model.addAttribute("plot", TrendPlot.svg(trend, figures.target(), title));
    model.addAttribute("legend", TrendPlot.legend(trend));
  }

  @ExceptionHandler({NotFound.class, MethodArgumentTypeMismatchException.class})
  @ResponseStatus(HttpStatus.NOT_FOUND)
  String missing(Exception missing, Model model) {
    frame.around(model);
    model.addAttribute("sentence", missing instanceof NotFound ? missing.getMessage() : "A service is found by its number. Choose it from its HISP's page.");
    return "public/missing";
  }
}
