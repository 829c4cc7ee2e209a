package org.hispcycle.actionplan.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.hispcycle.actionplan.document.PlanDifferences.Kind;
import org.junit.jupiter.api.Test;

class PlanDifferencesTest {

  private static PlanContent plan(String json) {
    try {
      return PlanContent.of(new ObjectMapper().readTree(json.replace('\'', '"')), PlanLabels.none());
    } catch (JsonProcessingException broken) {
      throw new AssertionError(broken);
    }
  }

  @Test
  void actionsAndRequestsAreComparedByTheirIdsWhateverTheirPlace() {
    var differences = PlanDifferences.between(
        plan("{'summary':'Old','actions':[{'id':'a1','title':'One','target':'40'},{'id':'a2','title':'Two'}],'budgetRequests':[{'id':'b1','title':'Staff','amount':'1'}]}"),
        plan("{'summary':'New','actions':[{'id':'a3','title':'Three'},{'id':'a1','title':'One','target':'20','unit':'minutes'}],'budgetRequests':[{'id':'b1','title':'Staff','amount':'2'}]}"));
    assertThat(differences.texts()).extracting(change -> change.before() + ">" + change.after()).containsExactly("Old>New");
    assertThat(differences.actions()).extracting(change -> change.id() + " " + change.kind()).containsExactly("a3 ADDED", "a1 CHANGED", "a2 REMOVED");
    assertThat(differences.actions().get(1).fields()).extracting(change -> change.key() + ":" + change.before() + ">" + change.after())
        .containsExactly("target:40>20", "unit:>minutes");
    assertThat(differences.requests().get(0).kind()).isEqualTo(Kind.CHANGED);
    assertThat(differences.requests().get(0).fields()).extracting(PlanDifferences.Change::key).containsExactly("amount");
  }

  @Test
  void theSamePlanHasNoDifference() {
    var plan = plan("{'summary':'S','actions':[{'id':'a1','title':'One'},{'id':'a1','title':'Twice'},{'title':'No id'}]}");
    assertThat(PlanDifferences.between(plan, plan).isEmpty()).isTrue();
    assertThat(plan.actions()).hasSize(3);
  }

  @Test
  void draftsOfEveryShapeCanBeReadAndNothingUnknownIsPassedOn() {
    var plan = plan("{'summary':7,'components':{'organization':'Who leads'},'actions':[{'id':1,'serviceId':'x','links':[{'title':'T','url':'https://a.gov'},'no link'],"
        + "'files':['e1'],'secret':'hidden'},'text',null],'budgetRequests':'none','other':'hidden'}");
    assertThat(plan.texts()).extracting(PlanContent.Field::key).containsExactly("summary", "components.organization");
    assertThat(plan.actions()).hasSize(1);
    assertThat(plan.actions().get(0).fields()).extracting(PlanContent.Field::value).containsExactly("x", "T https://a.gov", "e1");
    assertThat(plan("[]").actions()).isEmpty();
    assertThat(plan("null").requests()).isEmpty();
  }

  @Test
  void thePublicReadsCommitmentsAndWholePlansWithoutOwnersFilesAndMoney() {
    var plan = plan("{'summary':'S','actions':[{'id':'a1','title':'One','owner':'Jane Doe','files':['e1'],'evidence':'Calls','target':'20'}],'budgetRequests':[{'id':'b1','title':'Staff'}]}");
    assertThat(plan.forPublic(false).texts()).isEmpty();
    assertThat(plan.forPublic(false).requests()).isEmpty();
    assertThat(plan.forPublic(false).actions().get(0).fields()).extracting(PlanContent.Field::key).containsExactly("title", "target");
    assertThat(plan.forPublic(true).texts()).hasSize(1);
    assertThat(plan.forPublic(true).actions().get(0).fields()).extracting(PlanContent.Field::key).containsExactly("title", "evidence", "target");
  }
}
