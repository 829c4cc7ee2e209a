package org.hispcycle.platform.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.hispcycle.platform.web.PageFrame;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer.SessionFixationConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The doors, one chain each: the engine's REST API, its web applications, our own API, our own pages. What no chain names
 * is answered with 404.
 *
 * <p>The matchers are path patterns on purpose: a plain string becomes a matcher of Spring MVC, which does not see the
 * engine's own servlets and would leave them open.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  /** Open to everybody: pages and what they need. */
  private static final String[] PAGES =
      {"/", "/office/**", "/error", "/favicon.ico", "/assets/**", "/uswds/**", "/css/**", "/js/**", "/img/**",
          // shells without data, whose scripts ask the API; and what the public reads
          "/plans", "/plans/*", "/budget-requests", "/public", "/public/plans", "/public/plans/*", "/public/hisps", "/public/hisps/*", "/public/services/*",
          "/public/data-dictionary",
          // the secret in the address is the login; calendar programs have no other
          "/calendar/*"};

  private static final String STRICT_CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
      + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  @Bean
  Problems problems(ObjectMapper json) {
    return new Problems(json);
  }

  @Bean
  AuthenticationProvider engineAuthenticationProvider(EngineIdentity identity) {
    return new EngineAuthenticationProvider(identity);
  }

  @Bean
  @Order(1)
  SecurityFilterChain engineRest(HttpSecurity http, EngineIdentity identity, CurrentActor currentActor, Problems problems)
      throws Exception {
    api(http.securityMatcher(paths("/engine-rest/**")), problems)
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .addFilterAfter(new EngineEntryFilter(identity, currentActor), AuthorizationFilter.class)
        .addFilterAfter(new EngineRulesFilter.ForRest(problems, identity, currentActor), EngineEntryFilter.class);
    return http.build();
  }

  /** Camunda's web applications do their own login, CSRF check and content security policy. */
  @Bean
  @Order(2)
  SecurityFilterChain webapps(HttpSecurity http, EngineIdentity identity, Problems problems) throws Exception {
    http.securityMatcher(paths("/camunda/**"))
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .securityContext(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .headers(headers -> headers
            .cacheControl(cache -> cache.disable())
            // our scripts and styles have no version in their addresses: ask each time whether they changed
            .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(paths("/camunda/app/*/scripts/**", "/camunda/app/*/styles/**"),
                new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-cache")))
            .frameOptions(FrameOptionsConfig::sameOrigin)
            .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
        .addFilterAfter(new EngineRulesFilter.ForWebapps(problems, identity), BasicAuthenticationFilter.class);
    return http.build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain ownApi(HttpSecurity http, EngineIdentity identity, CurrentActor currentActor, Problems problems)
      throws Exception {
    api(http.securityMatcher(paths("/api/**", "/actuator/**", "/v3/api-docs/**", "/v3/api-docs.yaml")), problems)
        .authorizeHttpRequests(requests -> requests
            .requestMatchers(path(HttpMethod.GET, "/api/v1/public/**"), path(HttpMethod.HEAD, "/api/v1/public/**"),
                path(HttpMethod.GET, "/api/v1/session"),
                path(HttpMethod.GET, "/actuator/health/**"))
            .permitAll()
            .requestMatchers(paths("/actuator/**")).hasAuthority(Roles.ADMIN)
            .requestMatchers(paths("/api/v1/**", "/v3/api-docs/**", "/v3/api-docs.yaml")).authenticated()
            .anyRequest().denyAll())
        .addFilterAfter(new WebappSessionFilter(identity, problems), BasicAuthenticationFilter.class)
        .addFilterAfter(new EngineEntryFilter(identity, currentActor), AuthorizationFilter.class);
    return http.build();
  }

  @Bean
  @Order(4)
  SecurityFilterChain pages(HttpSecurity http, Problems problems, Environment environment) throws Exception {
    var open = new ArrayList<RequestMatcher>();
    open.add(paths(PAGES));
    if (environment.acceptsProfiles(Profiles.of("demo"))) {
      open.add(paths("/demo/**"));
    }
    AuthenticationEntryPoint nothingHere = (request, response, e) -> {
      if (PageFrame.wanted(request)) {
        // a person gets a page
        response.sendError(HttpStatus.NOT_FOUND.value());
      } else {
        problems.write(request, response, HttpStatus.NOT_FOUND, "Nothing here", "There is no page at this address. Start again at /.");
      }
    };
    AccessDeniedHandler nothingHereEither = (request, response, e) -> nothingHere.commence(request, response, null);
    http.securityMatcher(paths("/**"))
        // no page of ours has a session or a form that changes something without the API
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(headers -> headers
            .contentSecurityPolicy(policy -> policy.policyDirectives(STRICT_CONTENT))
            .permissionsPolicyHeader(permissions -> permissions.policy("camera=(), geolocation=(), microphone=(), payment=()"))
            .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
        .exceptionHandling(handling -> handling
            .authenticationEntryPoint(nothingHere)
            .accessDeniedHandler(nothingHereEither))
        .authorizeHttpRequests(requests -> requests
            .requestMatchers(new OrRequestMatcher(open)).permitAll()
            .anyRequest().denyAll());
    return http.build();
  }

  /** What the chains for programs have in common: HTTP Basic, no session, refusals as problem details. */
  private static HttpSecurity api(HttpSecurity http, Problems problems) throws Exception {
    AuthenticationEntryPoint unauthorized = (request, response, e) -> {
      // a browser would open its own password window, also for a form in Tasklist whose session has ended
      boolean browser = request.getHeader("Sec-Fetch-Site") != null;
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE,
          browser ? "Session realm=\"HISP Cycle\"" : "Basic realm=\"HISP Cycle\", charset=\"UTF-8\"");
      problems.write(request, response, HttpStatus.UNAUTHORIZED, "Not logged in",
          "Send an account and its password with HTTP Basic, or log in to Tasklist first; then repeat the request.");
    };
    AccessDeniedHandler forbidden = (request, response, e) -> problems.write(request, response, HttpStatus.FORBIDDEN,
        "Not allowed", "Your roles do not include " + request.getMethod() + " " + request.getRequestURI() + ".");
    return http
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        // the session is Tasklist's: a new id for each call would log out its other requests under way
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
            .sessionFixation(SessionFixationConfigurer::none))
        .httpBasic(basic -> basic.authenticationEntryPoint(unauthorized))
        .headers(headers -> headers
            .contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
            .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
        .exceptionHandling(handling -> handling
            .authenticationEntryPoint(unauthorized)
            .accessDeniedHandler(forbidden))
        .addFilterBefore(new CrossSiteFilter(problems), BasicAuthenticationFilter.class);
  }

  private static RequestMatcher paths(String... patterns) {
    return new OrRequestMatcher(List.of(patterns).stream().map(SecurityConfiguration::path).toList());
  }

  private static RequestMatcher path(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(pattern);
  }

  private static RequestMatcher path(HttpMethod method, String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
  }
}
