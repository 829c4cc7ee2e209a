package org.hispcycle.notification;

/**
 * A change to one entry of the reader's calendar, as a file of RFC 5545 that travels with a mail.
 *
 * @param method REQUEST to enter or change it, CANCEL to take it out
 */
public record Invitation(String obligationId, String fileName, String method, String content) {}
