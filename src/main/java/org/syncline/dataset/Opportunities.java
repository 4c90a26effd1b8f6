package org.syncline.dataset;

import static org.syncline.dataset.Column.amount;
import static org.syncline.dataset.Column.count;
import static org.syncline.dataset.Column.date;
import static org.syncline.dataset.Column.flag;
import static org.syncline.dataset.Column.number;
import static org.syncline.dataset.Column.text;
import static org.syncline.dataset.Column.time;

import java.util.List;

/** The datasets about opportunities. */
final class Opportunities {
  static final Dataset OPPORTUNITIES =
      new Dataset(
          "opportunities",
          "an opportunity and one of its prospects; once without prospect where it has none",
          "Opportunities with the prospects whose contacts have a role in them. An opportunity with"
              + " several prospects has several rows: count and sum each `opportunity_id` once.",
          List.of(
              text("opportunity_id", "Salesforce's id"),
              text("name", "name"),
              text("stage", "stage"),
              amount("amount", "currency", "amount of the whole opportunity"),
              text("currency", "currency of the amount; missing where Salesforce has one only"),
              number("probability", "percent", "how likely it is won"),
              flag("is_closed", "is won or lost"),
              flag("is_won", "is won"),
              time("created_at", "when it was created"),
              date("close_date", "when it was closed, or is to be"),
              text("type", "type"),
              text("lead_source", "lead source"),
              text("owner_id", "Salesforce's id of its owner"),
              text("account_id", "Salesforce's id of its account"),
              text("account_name", "name of that account"),
              text("campaign", "key of its primary campaign in `campaigns`"),
              text("prospect_id", "Pardot's id of the prospect"),
              text("prospect_email", "e-mail address of the prospect"),
              text("roles", "the contact's roles in the opportunity, with commas between"),
              flag("is_primary", "is the primary contact"),
              count("prospects", "prospects", "how many the opportunity has: as many rows")));

  static final Dataset FUNNEL =
      new Dataset(
          "funnel_by_stage_and_month",
          "a stage, month and currency",
          "Opportunities by the stage that they are in now and the month in which they were created.",
          List.of(
              text("stage", "stage"),
              date("month", "first day of the month of creation, by UTC"),
              text("currency", "currency of the amount; missing where Salesforce has one only"),
              count("opportunities", "opportunities", "how many there are"),
              amount("amount", "currency", "of all of them")));

  private Opportunities() {}
}
