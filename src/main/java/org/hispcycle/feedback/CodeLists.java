package org.hispcycle.feedback;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hispcycle.edition.Editions;
import org.hispcycle.feedback.responses.Scale;

/**
 * The codes that describe a dataset: those of the edition of its report. Where an edition lists none, as Touchpoints has them
 * (GSA/touchpoints, CC0 1.0).
 *
 * @param channels through which people answered (N4)
 * @param pointsInTime at which they were asked (N3)
 */
public record CodeLists(List<String> channels, List<Code> pointsInTime) {

  /** A code and what people call it. */
  public record Code(String id, String label) {}

  public static final List<String> CHANNELS = List.of("computer", "mobile", "email", "chatbot", "phone", "automated_phone", "in_person",
      "paper", "postal_mail", "fax", "self_service_kiosk", "other_non_digital", "website", "mobile_app", "live_chat",
      "sms_text_messages", "social_media", "other_digital");

  /** When in the journey people were asked, since 2023 (E8, F2r). */
  public static final List<Code> POINTS_IN_TIME = List.of(new Code("post_interaction", "Post-interaction"),
      new Code("post_service_journey", "Post-service journey"), new Code("relational", "Relational"));

  public static final List<Code> SCALES =
      Arrays.stream(Scale.values()).map(scale -> new Code(scale.id(), scale.label())).toList();

  /** The same of 2019 and 2020. */
  private static final List<Code> EARLIER_POINTS_IN_TIME = List.of(new Code("transaction", "Transaction"), new Code("journey", "Journey"), new Code("relationship", "Relationship"));

  static CodeLists of(Editions editions, String edition) {
    var channels = editions.codes(edition, "channel").stream().map(org.hispcycle.edition.Code::code).toList();
    var points = editions.codes(edition, "point-in-time").stream().map(each -> new Code(each.code(), each.label())).toList();
    return new CodeLists(channels.isEmpty() ? CHANNELS : channels, points.isEmpty() ? POINTS_IN_TIME : points);
  }

  /** What people call a point in time of any edition; an unknown one is its own label. */
  public static String pointInTime(String code) {
    return Stream.concat(POINTS_IN_TIME.stream(), EARLIER_POINTS_IN_TIME.stream()).filter(each -> each.id().equals(code)).map(Code::label).findFirst().orElse(code);
  }
}
