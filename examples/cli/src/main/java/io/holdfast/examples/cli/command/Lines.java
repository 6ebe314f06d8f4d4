package io.holdfast.examples.cli.command;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.UnitId;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines as written on the command line: {@code SKU[@LOCATION]=QUANTITY} or {@code
 * SKU[@LOCATION]#UNIT[,UNIT...]}. No separator can be part of a name.
 */
final class Lines {
  static final String LABEL = "LINE";
  static final String SYNTAX =
      "SKU=QUANTITY or, for named units, SKU#UNIT,UNIT; SKU@LOCATION" + " where it is not at main.";

  private static final Pattern LINE =
      Pattern.compile(
          "(?<sku>[^@=#]+)(?:@(?<location>[^@=#]+))?(?:=(?<quantity>\\d{1,18})|#(?<units>.+))");

  private Lines() {}

  static Line parse(String text) {
    Matcher parts = LINE.matcher(text);
    if (!parts.matches()) {
      throw new InvalidRequestException("line", SYNTAX);
    }
    Sku sku = new Sku(parts.group("sku"));
    String units = parts.group("units");
    Line line =
        units == null
            ? Line.of(sku, Long.parseLong(parts.group("quantity")))
            : Line.units(sku, Arrays.stream(units.split(",", -1)).map(UnitId::new).toList());
    String location = parts.group("location");
    return location == null ? line : line.at(new Location(location));
  }
}
