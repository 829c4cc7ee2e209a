package org.hispcycle.platform.security;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** HTTP Basic against the accounts of the engine. */
final class EngineAuthenticationProvider implements AuthenticationProvider {

  private final EngineIdentity identity;

  EngineAuthenticationProvider(EngineIdentity identity) {
    this.identity = identity;
  }

  @Override
  public Authentication authenticate(Authentication login) {
    String userId = login.getName();
    String password = String.valueOf(login.getCredentials());
    if (!identity.checkPassword(userId, password)) {
      throw new BadCredentialsException("Unknown account, wrong password, or too many wrong passwords just now");
    }
    return identity.actor(userId)
        .map(ActorAuthentication::new)
        .orElseThrow(() -> new BadCredentialsException("Unknown account"));
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
