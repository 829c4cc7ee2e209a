package org.hispcycle.publication;

import java.util.Map;
import org.hispcycle.feedback.CodeLists;

/** What people call codes. */
public final class Labels {

  private static final Map<String, String> CHANNELS = Map.ofEntries(Map.entry("computer", "Computer"), Map.entry("mobile", "Mobile device"),
      Map.entry("email", "E-mail"), Map.entry("chatbot", "Chatbot"), Map.entry("phone", "Phone, with a person"),
      Map.entry("automated_phone", "Phone, automated"), Map.entry("in_person", "In person"), Map.entry("paper", "Paper"),
      Map.entry("postal_mail", "Postal mail"), Map.entry("fax", "Fax"), Map.entry("self_service_kiosk", "Self-service kiosk"),
      Map.entry("other_non_digital", "Another way, not digital"), Map.entry("website", "Website"), Map.entry("mobile_app", "Mobile app"),
      Map.entry("live_chat", "Live chat"), Map.entry("sms_text_messages", "Text message"), Map.entry("social_media", "Social media"),
      Map.entry("other_digital", "Another digital way"), Map.entry("mixed", "Mixed (as reported)"));
  private static final Map<String, String> DRIVERS = Map.of("effectiveness", "Effectiveness", "ease", "Ease", "efficiency", "Efficiency",
      "transparency", "Transparency", "humanity", "Humanity", "employee", "Employee interaction", "other", "Something else");
  private static final int LONGEST = 60;

  private Labels() {}

  public static String channel(String code) {
    return known(code, "Channel not given", CHANNELS.getOrDefault(code, code));
  }

  public static String stage(String text) {
    return known(text, "Not given", text);
  }

  public static String pointInTime(String code) {
    return known(code, "Not given", CodeLists.pointInTime(code));
  }

  public static String driver(String code) {
    return DRIVERS.getOrDefault(code, code);
  }

  private static String known(String code, String none, String label) {
    return code == null || code.isEmpty() ? none : code.equals(Unit.SEVERAL) ? "Several, too few people in each" : label;
  }

  static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
