package org.syncline.mapping;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Something that is done for a prospect by another system, as a file in {@code mappings/actions}
 * declares it.
 *
 * @param title for people
 * @param way how it is asked for
 * @param parameters by name, in the order of the file
 */
public record ExternalAction(
    String name, String title, Way way, Map<String, ActionParameter> parameters) {
  /** A parameter of each action that needs not be declared: the same at each attempt. */
  public static final String KEY = "idempotencyKey";

  /** How an action is asked for. Sealed: a forgotten case would lose it. */
  public sealed interface Way {
    /** Lets each case be handled; a new case breaks the build of every handler. */
    <T> T on(Function<Http, T> http, Function<Invocable, T> invocable);
  }

  /**
   * By a call over HTTP.
   *
   * @param url with places for parameters in its path and query
   * @param headers whose values may name secrets: {@code ${secret:NAME}}
   * @param done the status codes that say that it is done; any of success where none are named
   * @param already the status codes that say that it was done before
   * @param answerId where in the answer the id of what was made is: {@code id}, {@code data.id}
   */
  public record Http(
      String url,
      String method,
      Map<String, String> headers,
      Optional<Template> body,
      Set<Integer> done,
      Set<Integer> already,
      String answerId)
      implements Way {
    @Override
    public <T> T on(Function<Http, T> http, Function<Invocable, T> invocable) {
      return http.apply(this);
    }
  }

  /**
   * By an invocable action of the CRM.
   *
   * @param name {@code apex/LogCase}, {@code flow/Send_Survey}, or a standard one such as {@code
   *     chatterPost}
   */
  public record Invocable(String name, Template.Keys inputs) implements Way {
    @Override
    public <T> T on(Function<Http, T> http, Function<Invocable, T> invocable) {
      return invocable.apply(this);
    }
  }

  /** A JSON Schema (draft 2020-12) of what the action is to be given. */
  public Map<String, Object> schema() {
    return ActionSchema.of(this);
  }
}
