package org.hispcycle.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The join of the engine's statements with their grants. */
class GrantsByIndexTest {

  @Test
  void theGrantsOfARowAreLookedUpAndNothingElseChanges() {
    assertThat(GrantsByIndex.rewritten("left join (select A.* from X A where A.GROUP_ID_ IN ( ? )) AUTH ON (AUTH.RESOURCE_ID_ IN ( RES.ID_ , D.KEY_ , '*' )) where AUTH.RESOURCE_ID_ is not null and RES.ID_ in ( ? )"))
        .isEqualTo("left join (select A.* from X A where A.GROUP_ID_ IN ( ? )) AUTH ON (AUTH.RESOURCE_ID_ = ANY (ARRAY[ RES.ID_ , D.KEY_ , '*' ])) where AUTH.RESOURCE_ID_ is not null and RES.ID_ in ( ? )");
  }

  @Test
  void aJoinThatItDoesNotKnowStaysAsItIs() {
    var statement = "AUTH ON (AUTH.RESOURCE_ID_ IN (select X.ID_ from X where (1 = 1)))";
    assertThat(GrantsByIndex.rewritten(statement)).isEqualTo(statement);
  }
}
