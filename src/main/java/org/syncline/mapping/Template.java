package org.syncline.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.syncline.record.FieldValue;

/**
 * JSON with places for parameters in its texts. Values are put into what is read already, so that
 * none of them can become a key, a list or the end of a text.
 */
public sealed interface Template {
  /**
   * Hands over the JSON, made of maps, lists and scalars; nothing where all of it is a parameter
   * that has no value.
   */
  void fill(Map<String, FieldValue> values, Consumer<Object> into);

  /** A text; the only place in it takes the value with its type. */
  record Text(String text) implements Template {
    @Override
    public void fill(Map<String, FieldValue> values, Consumer<Object> into) {
      Places.whole(text)
          .ifPresentOrElse(
              name -> {
                if (values.containsKey(name)) {
                  into.accept(values.get(name).json());
                }
              },
              () -> into.accept(Places.filled(text, name -> shown(values, name))));
    }

    private static String shown(Map<String, FieldValue> values, String name) {
      return values.getOrDefault(name, FieldValue.BLANK).text();
    }
  }

  /**
   * A value without places.
   *
   * @param json a scalar, or null
   */
  record Fixed(Object json) implements Template {
    @Override
    public void fill(Map<String, FieldValue> values, Consumer<Object> into) {
      into.accept(json);
    }
  }

  /** A list. */
  record Items(List<Template> items) implements Template {
    @Override
    public void fill(Map<String, FieldValue> values, Consumer<Object> into) {
      List<Object> filled = new ArrayList<>();
      items.forEach(item -> item.fill(values, filled::add));
      into.accept(filled);
    }
  }

  /** Keys and values; a key whose value is left out is left out. */
  record Keys(Map<String, Template> keys) implements Template {
    @Override
    public void fill(Map<String, FieldValue> values, Consumer<Object> into) {
      into.accept(filled(values));
    }

    /** The keys that have a value. */
    public Map<String, Object> filled(Map<String, FieldValue> values) {
      Map<String, Object> filled = new LinkedHashMap<>();
      keys.forEach((key, value) -> value.fill(values, one -> filled.put(key, one)));
      return filled;
    }
  }
}
