package org.hispcycle.survey;

/** Drafts to start tests from. */
public final class SurveySamples {

  /** A survey in line with the printed model of 2023: 1,000 people, three minutes. */
  public static final String COMPLETE = """
      {"title":"Contact center survey","trustQuestion":"This interaction increased my trust in VBA.","scale":"thumbs",
       "positiveDrivers":{"effectiveness":"My need was addressed.","ease":"It was easy to complete what I needed to do.",
         "efficiency":"It took a reasonable amount of time.","transparency":"I understand what was being asked of me.",
         "humanity":"I was treated fairly.","employee":"Employees were helpful.","other":"Something else."},
       "negativeDrivers":{"effectiveness":"My need was not addressed.","ease":"It was difficult to complete what I needed to do.",
         "efficiency":"It took too long.","transparency":"I did not understand what was being asked of me.",
         "humanity":"I was not treated fairly.","employee":"Employees were not helpful.","other":"Something else."},
       "freeText":"Anything else you want us to know about your experience?","extraQuestions":[],"channels":["email","phone"],
       "pointInTime":"post_service_journey","burden":{"respondents":1000,"minutes":3},
       "determination":{"collectsFrom":"public","respondents":1000,"method":"survey","identicalQuestions":true,
         "otherGroupsSamePurpose":false,"screeningQuestions":false},
       "incentive":{"offered":false,"description":"","justification":""},"languages":"English",
       "touchpoint":"After a call to the contact center","purpose":"To find what to improve in the contact center",
       "consent":"Answering is voluntary and has no effect on your benefits. Results are published.",
       "consultation":{"on":"2025-11-03","with":"OMB CX desk officer","agreed":"The contact center comes first."},
       "contact":{"office":"Office of Customer Experience","email":"cx@agency.example"}}""";

  private SurveySamples() {}
}
