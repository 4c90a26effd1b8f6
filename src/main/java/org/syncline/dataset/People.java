package org.syncline.dataset;

import static org.syncline.dataset.Column.count;
import static org.syncline.dataset.Column.flag;
import static org.syncline.dataset.Column.number;
import static org.syncline.dataset.Column.text;
import static org.syncline.dataset.Column.time;

import java.util.List;

/** The datasets about people and what they do. */
final class People {
  static final Dataset PROSPECTS =
      new Dataset(
          "prospects",
          "a prospect that is not deleted",
          "Prospects with the lead or contact that they are linked to.",
          List.of(
              text("prospect_id", "Pardot's id"),
              text("email", "e-mail address"),
              text("first_name", "first name"),
              text("last_name", "last name"),
              text("company", "company, as the prospect has it"),
              text("job_title", "job title"),
              text("country", "country"),
              text("source", "where the prospect came from"),
              number("score", "points", "Pardot's score"),
              text("grade", "Pardot's grade, A+ to F"),
              text("campaign", "key of the prospect's campaign in `campaigns`"),
              text("campaign_name", "its name"),
              flag("opted_out", "has opted out of e-mail"),
              flag("do_not_email", "is not to be sent any e-mail"),
              time("created_at", "when it was created in Pardot, where `createdAt` is mapped"),
              time("modified_at", "when it was last changed, as far as is known"),
              text("crm_object", "`Lead` or `Contact`; missing where it is linked to none"),
              text("crm_id", "Salesforce's id of that record"),
              time("linked_at", "since when they are linked"),
              text(
                  "account_id",
                  "Salesforce's id of the contact's account, where `AccountId` is read"),
              text("account_name", "name of that account")));

  static final Dataset ACTIVITIES =
      new Dataset(
          "activities",
          "a visitor activity of Pardot, or an activity from outside",
          "What prospects did, and what was done to them.",
          List.of(
              text("activity_id", "Pardot's id; of one that was posted here, its own"),
              text("prospect_id", "of whom; missing for a visitor that nobody knows"),
              time("occurred_at", "when; missing where Pardot's time cannot be read"),
              text(
                  "type",
                  "what happened: `click`, `open`, `sent`, `success` (a form was sent) ...; from outside,"
                      + " the developer name of its type"),
              count("type_number", "", "the type as Pardot numbers it; none from outside"),
              text(
                  "asset_type",
                  "what it happened to: `Email`, `Form`, `Landing Page` ...; from outside, the"
                      + " extension"),
              flag("engagement", "shows interest; such activities are touches of a campaign"),
              text("details", "name of the asset, or what was looked for; from outside, its value"),
              text("campaign", "key of its campaign in `campaigns`; missing where that is deleted"),
              text("marketing_campaign_id", "Pardot's id of the campaign"),
              text("email_id", "Pardot's id of the e-mail"),
              text("list_email_id", "Pardot's id of the sending to lists"),
              text("form_id", "Pardot's id of the form"),
              text("form_handler_id", "Pardot's id of the form handler"),
              text("landing_page_id", "Pardot's id of the landing page"),
              text("custom_redirect_id", "Pardot's id of the custom redirect"),
              text("file_id", "Pardot's id of the file"),
              text("marketing_opportunity_id", "Pardot's id of the opportunity")));

  private People() {}
}
