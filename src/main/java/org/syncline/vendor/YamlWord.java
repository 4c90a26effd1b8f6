package org.syncline.vendor;

import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** A text as YAML: as it is where that reads back as the same text, else in quotes. */
final class YamlWord {
  private static final Resolver RESOLVER = new Resolver();

  private YamlWord() {}

  static String of(String text) {
    boolean plain =
        text.matches("[A-Za-z_][\\w.-]*(?: [\\w.-]+)*")
            && RESOLVER.resolve(NodeId.scalar, text, true).equals(Tag.STR);
    return plain ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(letter -> quoted.append(escaped(letter)));
    return quoted.append('"').toString();
  }

  private static String escaped(int letter) {
    if (letter == '"' || letter == '\\') {
      return "\\" + (char) letter;
    }
    boolean printable = !Character.isISOControl(letter) && Character.isDefined(letter);
    return printable && letter != '\u2028' && letter != '\u2029' && letter != '\uFEFF'
        ? Character.toString(letter)
        : "\\U%08X".formatted(letter);
  }
}
