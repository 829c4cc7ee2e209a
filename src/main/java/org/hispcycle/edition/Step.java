package org.hispcycle.edition;

/**
 * A human step that takes place under an edition, and how it differs there from the model. Whatever is null stays as the
 * model has it.
 *
 * @param step such as {@code plan-signature}; the extension property {@code step} of the user task
 * @param role candidate group
 * @param departmentRole candidate group where a department is the subject; null where it is the same
 * @param name what the task is called in the words of that edition
 * @param ask what is asked, citing the clause
 */
public record Step(String step, String role, String departmentRole, String name, String ask, String clause) {}
