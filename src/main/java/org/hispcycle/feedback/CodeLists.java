package org.hispcycle.feedback;

import java.util.Arrays;
import java.util.List;
import org.hispcycle.feedback.responses.Scale;

/** The codes that describe a dataset, as Touchpoints has them (GSA/touchpoints, CC0 1.0). */
public final class CodeLists {

  /** A code and what people call it. */
  public record Code(String id, String label) {}

  public static final List<String> CHANNELS = List.of("computer", "mobile", "email", "chatbot", "phone", "automated_phone", "in_person",
      "paper", "postal_mail", "fax", "self_service_kiosk", "other_non_digital", "website", "mobile_app", "live_chat",
      "sms_text_messages", "social_media", "other_digital");

  /** When in the journey people were asked (E8, F2r). */
  public static final List<Code> POINTS_IN_TIME = List.of(new Code("post_interaction", "Post-interaction"),
      new Code("post_service_journey", "Post-service journey"), new Code("relational", "Relational"));

  public static final List<Code> SCALES =
      Arrays.stream(Scale.values()).map(scale -> new Code(scale.id(), scale.label())).toList();

  private CodeLists() {}
}
