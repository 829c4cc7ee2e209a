package org.hispcycle.platform.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.hispcycle.platform.InputRefused;

/** An agency is a tenant: a case belongs to the agency it was started for, a called case to that of its caller. */
class AgencyTenants implements TenantIdProvider {

  @Override
  public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
    if (context.getSuperExecution() != null) {
      return context.getSuperExecution().getTenantId();
    }
    var asked = (String) context.getVariables().get(CaseVariables.AGENCY_ID.name());
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

  @Override
  public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
    return null;
  }

  @Override
  public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
    return context.getExecution() == null ? null : context.getExecution().getTenantId();
  }
}
