package org.hispcycle.platform.engine.hardening;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.junit.jupiter.api.Test;

class ExpressionGuardTest {

  private final ExpressionGuard guard = new ExpressionGuard();

  @Test
  void reflectionIsRefusedOnAnyValue() {
    for (Object base : List.of("", 1, true, List.of(), Map.of(), LocalDate.EPOCH, new Object[0])) {
      assertThatThrownBy(() -> guard.getValue(null, base, "class")).isInstanceOf(ELException.class);
      assertThatThrownBy(() -> guard.invoke(null, base, "getClass", null, null)).isInstanceOf(ELException.class);
    }
  }

  @Test
  void typesThatExpressionsHaveNoBusinessWithAreRefused() {
    for (Object base : List.of(String.class, Runtime.getRuntime(), Thread.currentThread(), new ProcessBuilder(),
        getClass().getClassLoader(), System.out, new Object(), String.class.getMethods(), String.class.getMethods()[0])) {
      assertThatThrownBy(() -> guard.invoke(null, base, "toString", null, null)).isInstanceOf(ELException.class);
    }
  }

  @Test
  void theEngineBehindAnExecutionIsRefused() {
    var execution = mock(DelegateExecution.class);
    assertThatThrownBy(() -> guard.invoke(null, execution, "getProcessEngineServices", null, null))
        .isInstanceOf(ELException.class);
    assertThatThrownBy(() -> guard.getValue(null, execution, "processEngineServices")).isInstanceOf(ELException.class);
    assertThatCode(() -> guard.invoke(null, execution, "getProcessBusinessKey", null, null)).doesNotThrowAnyException();
  }

  @Test
  void valuesAndNamesPass() {
    assertThatCode(() -> {
      guard.getValue(null, null, "currentYear");
      guard.getValue(null, Map.of("a", 1), "a");
      guard.invoke(null, "text", "length", null, null);
      guard.invoke(null, LocalDate.EPOCH, "plusDays", null, null);
      guard.invoke(null, new int[] {1}, "length", null, null);
      guard.invoke(null, new OwnBean(), "answer", null, null);
    }).doesNotThrowAnyException();
  }

  @Test
  void expressionsSetNothing() {
    assertThatThrownBy(() -> guard.setValue(null, new OwnBean(), "answer", 1)).isInstanceOf(ELException.class);
  }

  private static final class OwnBean {
  }
}
