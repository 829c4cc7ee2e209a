package org.hispcycle.designation;

import java.util.List;

/**
 * What a new service is described with. The service types are those of the 2020 edition with Touchpoints' "Other"; later
 * editions refer to a page and print none (N2, C13). The channels are Touchpoints' codes, as in the register and in feedback
 * data (N4).
 */
final class ServiceCodeLists {

  static final List<String> TYPES = List.of("Administrative", "Benefits", "Compliance", "Recreation", "Informational",
      "Data and Research", "Regulatory", "Other");

  static final List<String> CHANNELS = List.of("computer", "mobile", "email", "chatbot", "phone", "automated_phone", "in_person",
      "paper", "postal_mail", "fax", "self_service_kiosk", "other_non_digital", "website", "mobile_app", "live_chat",
      "sms_text_messages", "social_media", "other_digital");

  private ServiceCodeLists() {}
}
