package org.syncline.sandbox;

import org.syncline.sandbox.pardot.PardotSandbox;
import org.syncline.sandbox.salesforce.SalesforceSandbox;

/**
 * How a sandbox is started.
 *
 * @param host where it listens; the loopback address keeps it from the network
 * @param port 0 takes any free one
 * @param people how many people there are at the start, on both sides together
 * @param pairsOnly only people whom both sides know, one prospect and one lead each: for benchmarks
 * @param accounts how many accounts with three contacts, two opportunities and twenty activities
 *     each there are besides: for benchmarks
 * @param editsPerSecond how many edits others make, on both sides together; 0: none
 * @param seed the same seed makes the same people and edits
 */
public record SandboxSettings(
    String host,
    int port,
    int people,
    boolean pairsOnly,
    int accounts,
    double editsPerSecond,
    long seed,
    PardotSandbox.Settings pardot,
    SalesforceSandbox.Settings salesforce) {

  /** A free port, nobody in it, no edits. */
  public static SandboxSettings empty() {
    return new SandboxSettings(
        "127.0.0.1",
        0,
        0,
        false,
        0,
        0,
        1,
        PardotSandbox.Settings.defaults(),
        SalesforceSandbox.Settings.defaults());
  }

  public SandboxSettings withPeople(int number) {
    return new SandboxSettings(
        host, port, number, pairsOnly, accounts, editsPerSecond, seed, pardot, salesforce);
  }

  public SandboxSettings withPort(int free) {
    return new SandboxSettings(
        host, free, people, pairsOnly, accounts, editsPerSecond, seed, pardot, salesforce);
  }

  public SandboxSettings withHost(String name) {
    return new SandboxSettings(
        name, port, people, pairsOnly, accounts, editsPerSecond, seed, pardot, salesforce);
  }

  public SandboxSettings withSeed(long number) {
    return new SandboxSettings(
        host, port, people, pairsOnly, accounts, editsPerSecond, number, pardot, salesforce);
  }

  public SandboxSettings withPairsOnly() {
    return new SandboxSettings(
        host, port, people, true, accounts, editsPerSecond, seed, pardot, salesforce);
  }

  public SandboxSettings withAccounts(int number) {
    return new SandboxSettings(
        host, port, people, pairsOnly, number, editsPerSecond, seed, pardot, salesforce);
  }

  public SandboxSettings withEditsPerSecond(double rate) {
    return new SandboxSettings(
        host, port, people, pairsOnly, accounts, rate, seed, pardot, salesforce);
  }

  public SandboxSettings withPardot(PardotSandbox.Settings settings) {
    return new SandboxSettings(
        host, port, people, pairsOnly, accounts, editsPerSecond, seed, settings, salesforce);
  }

  public SandboxSettings withSalesforce(SalesforceSandbox.Settings settings) {
    return new SandboxSettings(
        host, port, people, pairsOnly, accounts, editsPerSecond, seed, pardot, settings);
  }
}
