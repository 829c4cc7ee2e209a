package org.hispcycle.platform.security;

/**
 * Something that brings agencies or accounts at start-up, before the first request is served. Runs at every start, so it
 * must be repeatable.
 */
public interface IdentitySeed {

  void seed(IdentityAdministration identities);
}
