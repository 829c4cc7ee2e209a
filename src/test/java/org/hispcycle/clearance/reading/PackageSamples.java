package org.hispcycle.clearance.reading;

/** A request that says everything a request can say, with text that people should not have entered. */
final class PackageSamples {

  static final String EVERYTHING = """
      {"title":"After the visit <script>alert(1)</script>","touchpoint":"End of a call","purpose":"To mend what loses trust.",
       "trustQuestion":"Based on my experience calling SSA, I trust SSA to serve me.","trustReason":"Callers did not understand the printed wording.","scale":"likert5",
       "driverMode":"branches","positiveDrivers":{"effectiveness":"My need was addressed.","ease":"It was easy.","efficiency":"It was quick."},
       "negativeDrivers":{"effectiveness":"My need was not addressed.","ease":"It was difficult.","efficiency":"It took too long."},
       "notApplicable":{"employee":"Nobody is met."},"freeText":"Anything else?","extraQuestions":[{"id":"x1","text":"Was this your first call?","kind":"choice","driver":"ease"}],
       "channels":["phone","email","sms_text_messages"],"channelReason":"Callers are asked by phone.","journeyStage":"After the call","pointInTime":"post_service_journey","hoursAfter":24,
       "sampling":{"used":true,"plan":"One caller in five.","split":false,"consulted":"In January, with the desk officer"},"languages":["English","Spanish"],
       "consent":"Your answers are voluntary.","mostAffected":"Callers with hearing loss get a text message.",
       "consultation":{"on":"2026-01-09","with":"OMB PPM","agreed":"A five-point scale"},
       "burden":{"groups":[{"category":"households","respondents":12000,"responsesEach":2,"minutes":3,"costEach":0},
         {"category":"private-sector","respondents":500,"responsesEach":1,"minutes":4,"costEach":0.25}],"federalCost":48000},
       "determination":{"collectsFrom":"public","respondents":12500,"method":"survey","identicalQuestions":true,"otherGroupsSamePurpose":false,"screeningQuestions":false},
       "incentive":{"offered":true,"kind":"gift card","amount":"$10","description":"By lot.","justification":"Few answered."},
       "links":[{"title":"Report","url":"https://example.gov/r"},{"title":"Click","url":"javascript:alert(1)"}],"files":[],
       "contact":{"office":"Contact center","email":"survey@example.gov"}}""";

  private PackageSamples() {}
}
