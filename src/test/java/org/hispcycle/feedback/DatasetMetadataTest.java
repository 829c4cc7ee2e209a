package org.hispcycle.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.hispcycle.feedback.CodeLists.Code;
import org.hispcycle.platform.InputRefused;
import org.junit.jupiter.api.Test;

/** How a dataset is described: in the codes of its edition (N3). */
class DatasetMetadataTest {

  private static final CodeLists OF_2019 = new CodeLists(List.of("phone", "postal_mail"), List.of(new Code("transaction", "Transaction"), new Code("journey", "Journey")));

  private static DatasetMetadata read(String channel, String point) throws Exception {
    return DatasetMetadata.read(new ObjectMapper().readTree("{\"channel\":\"" + channel + "\",\"pointInTime\":\"" + point
        + "\",\"scale\":\"likert_scale\",\"controlNumber\":\"1234-5678\"}"), OF_2019);
  }

  @Test
  void aCodeOfTheEditionIsTaken() throws Exception {
    assertThat(read("postal_mail", "transaction").pointInTime()).isEqualTo("transaction");
  }

  @Test
  void aCodeOfAnotherEditionIsRefusedAndThoseOfThisOneAreNamed() {
    var refused = catchThrowableOfType(InputRefused.class, () -> read("mail", "post_interaction"));

    assertThat(refused.faults()).extracting(InputRefused.Fault::message).satisfiesExactly(
        channel -> assertThat(channel).contains("no channel \"mail\"", "phone, postal_mail"),
        point -> assertThat(point).contains("no pointInTime \"post_interaction\"", "transaction, journey"));
  }

  @Test
  void whatEarlierEditionsCalledAPointInTimeStaysReadable() {
    assertThat(List.of("transaction", "relational", "unheard_of")).extracting(CodeLists::pointInTime).containsExactly("Transaction", "Relational", "unheard_of");
  }
}
