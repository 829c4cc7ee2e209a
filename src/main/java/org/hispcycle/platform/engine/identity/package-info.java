/** Accounts, roles, agencies and grants in the engine's identity tables, and who is at work on the current thread. */
package org.hispcycle.platform.engine.identity;
