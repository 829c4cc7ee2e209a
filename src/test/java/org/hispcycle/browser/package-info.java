/** What people see and press, in a real browser: Tasklist with our forms. */
package org.hispcycle.browser;
