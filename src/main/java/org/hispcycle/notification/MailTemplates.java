package org.hispcycle.notification;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The texts of our mails, under mail/ on the class path; an engine of its own, so that pages keep theirs. */
@Component
class MailTemplates {

  private final SpringTemplateEngine text = engine(TemplateMode.TEXT, ".txt");
  private final SpringTemplateEngine html = engine(TemplateMode.HTML, ".html");

  private static SpringTemplateEngine engine(TemplateMode mode, String suffix) {
    var files = new ClassLoaderTemplateResolver();
    files.setPrefix("mail/");
    files.setSuffix(suffix);
    files.setTemplateMode(mode);
    files.setCharacterEncoding(StandardCharsets.UTF_8.name());
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(files);
    engine.setEnableSpringELCompiler(true);
    return engine;
  }

  String text(String template, Map<String, Object> words) {
    return text.process(template, new Context(Locale.US, words));
  }

  String html(String template, Map<String, Object> words) {
    return html.process(template, new Context(Locale.US, words));
  }
}
