package org.syncline.sandbox.pardot;

/** An answer of the API that is not a success: its status, its code and its message. */
final class PardotError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;
  private final String warning;

  PardotError(int status, int code, String message) {
    this(status, code, message, null);
  }

  private PardotError(int status, int code, String message, String warning) {
    super(message);
    this.status = status;
    this.code = code;
    this.warning = warning;
  }

  static PardotError bad(int code, String message) {
    return new PardotError(400, code, message);
  }

  static PardotError notFound() {
    return new PardotError(404, 109, "The requested record was not found.");
  }

  static PardotError inRecycleBin() {
    return new PardotError(
        404, 109, "The requested record was not found.", "201;Record In Recycle Bin");
  }

  static PardotError missing(String parameters) {
    return bad(13, "One or more required parameters are missing: " + parameters);
  }

  int status() {
    return status;
  }

  int code() {
    return code;
  }

  /** The value of the Pardot-Warning header, or null. */
  String warning() {
    return warning;
  }
}
