package org.hispcycle.notification;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Looks for due reminders and waiting mails, again and again. */
@Configuration(proxyBeanMethods = false)
class NotificationSchedule implements SchedulingConfigurer {

  private final ReminderClock reminders;
  private final OutboxSender sender;
  private final ReminderSettings reminderSettings;
  private final MailSettings mailSettings;

  NotificationSchedule(ReminderClock reminders, OutboxSender sender, ReminderSettings reminderSettings, MailSettings mailSettings) {
    this.reminders = reminders;
    this.sender = sender;
    this.reminderSettings = reminderSettings;
    this.mailSettings = mailSettings;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    if (reminderSettings.enabled()) {
      tasks.addFixedDelayTask(reminders::remindDue, reminderSettings.every());
      tasks.addFixedDelayTask(sender::sendDue, mailSettings.sendEvery());
    }
  }
}
