package org.hispcycle.platform.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.hispcycle.platform.InputRefused;

/**
 * An agency is a tenant: a case belongs to the agency it was started for, a called case to that of its caller. A process whose
 * model has the extension property {@code acrossAgencies} belongs to none, whoever begins it; the cases it calls belong to the
 * agencies they are called for.
 */
class AgencyTenants implements TenantIdProvider {

  private static final String ACROSS_AGENCIES = "acrossAgencies";

  @Override
  public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
    var asked = (String) context.getVariables().get(CaseVariables.AGENCY_ID.name());
    if (context.getSuperExecution() != null) {
      var callers = context.getSuperExecution().getTenantId();
      return callers != null ? callers : asked;
    }
    if (isAcrossAgencies(context.getProcessDefinition())) {
      return null;
    }
    IdentityService identity = Context.getProcessEngineConfiguration().getIdentityService();
    var caller = identity.getCurrentAuthentication();
    if (caller == null || caller.getUserId() == null) {
      return asked;
    }
    var own = caller.getTenantIds() == null ? java.util.List.<String>of() : caller.getTenantIds();
    if (asked != null && !own.contains(asked)) {
      throw new TaskRefused(new InputRefused("You cannot start a case for the agency " + asked + "; you do not work there."));
    }
    return asked != null || own.size() != 1 ? asked : own.get(0);
  }

  private static boolean isAcrossAgencies(ProcessDefinition definition) {
    Process process = Context.getProcessEngineConfiguration().getDeploymentCache().findBpmnModelInstanceForProcessDefinition(definition.getId())
        .getModelElementById(definition.getKey());
    return process.getExtensionElements() != null && process.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list()
        .stream().flatMap(each -> each.getCamundaProperties().stream()).anyMatch(each -> ACROSS_AGENCIES.equals(each.getCamundaName()));
  }

  @Override
  public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
    return null;
  }

  @Override
  public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
    return context.getExecution() == null ? null : context.getExecution().getTenantId();
  }
}
