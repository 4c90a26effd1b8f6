package org.syncline.mapping;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Users among whom prospects are dealt out. */
public record UserGroup(String name, GroupOrder order, List<Member> members) {
  /** So that turns by weight can be counted in whole numbers. */
  public static final int MOST_WEIGHT = 20;

  /**
   * One of them.
   *
   * @param user the CRM's id, user name or e-mail address
   * @param weight from 1 on
   * @param dailyCap how many a day at most; empty for no limit
   * @param zone whose days and hours count
   */
  public record Member(
      String user,
      int weight,
      Optional<Integer> dailyCap,
      ZoneId zone,
      Optional<Hours> hours,
      List<Absence> absences) {
    /** Whether it is within the member's working hours; always where none are given. */
    public boolean works(ZonedDateTime at) {
      ZonedDateTime there = at.withZoneSameInstant(zone);
      return hours.map(one -> one.include(there)).orElse(true);
    }

    public boolean outOfOffice(ZonedDateTime at) {
      LocalDate day = at.withZoneSameInstant(zone).toLocalDate();
      return absences.stream().anyMatch(absence -> absence.includes(day));
    }
  }

  /**
   * Working hours.
   *
   * @param to not included; midnight as the end of the day is 00:00
   */
  public record Hours(LocalTime from, LocalTime to, Set<DayOfWeek> days) {
    boolean include(ZonedDateTime there) {
      LocalTime time = there.toLocalTime();
      boolean before = to.equals(LocalTime.MIDNIGHT) || time.isBefore(to);
      return days.contains(there.getDayOfWeek()) && !time.isBefore(from) && before;
    }
  }

  /** Days on which somebody is away, both included. */
  public record Absence(LocalDate first, LocalDate last) {
    boolean includes(LocalDate day) {
      return !day.isBefore(first) && !day.isAfter(last);
    }
  }
}
