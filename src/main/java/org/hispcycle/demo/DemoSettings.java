package org.hispcycle.demo;

import java.time.LocalDateTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param start where a fresh demo stands, Eastern time
 * @param walkToStart false leaves the clock alone until somebody moves it, as tests want it
 * @param smtpPort where the mail catcher listens; 0 takes a free one
 */
@ConfigurationProperties("hisp.demo")
record DemoSettings(@DefaultValue("2026-01-02T09:00") LocalDateTime start, @DefaultValue("true") boolean walkToStart,
    @DefaultValue("0") int smtpPort) {}
