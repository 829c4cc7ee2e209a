package org.hispcycle.notification;

/** A mail to be put in the outbox; the address is taken as it was given and judged there. */
record NewMail(String key, String personId, String address, String name, String subject, String text, String html) {}
