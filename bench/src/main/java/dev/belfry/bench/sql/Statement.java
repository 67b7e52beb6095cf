package dev.belfry.bench.sql;

import dev.belfry.bench.post.Refused;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One statement with parameters that have names.
 *
 * @param sql as the driver wants it, with a question mark for each parameter
 * @param names of the parameters in that order
 */
record Statement(String sql, List<String> names) {

  /** Not the second colon of a cast. */
  private static final Pattern NAME = Pattern.compile("(?<!:):([a-zA-Z]\\w*)");

  static Statement of(String named) {
    List<String> names = new ArrayList<>();
    Matcher matcher = NAME.matcher(named);
    while (matcher.find()) names.add(matcher.group(1));
    return new Statement(matcher.replaceAll("?"), names);
  }

  PreparedStatement on(Connection connection) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /**
   * Empty values stand for null.
   *
   * @throws Refused if a value is missing
   */
  void bind(PreparedStatement statement, Map<String, Optional<?>> values) throws SQLException {
    for (int i = 0; i < names.size(); i++) {
      Optional<?> value = values.get(names.get(i));
      if (value == null) throw new Refused("has a statement that asks for :" + names.get(i));
      if (value.orElse(null) instanceof String[] texts) {
        statement.setArray(i + 1, statement.getConnection().createArrayOf("text", texts));
      } else {
        statement.setObject(i + 1, value.orElse(null));
      }
    }
  }
}
