package io.holdfast.examples.cli.command;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts words of the command line to types of the library. */
public final class Converters {
  private Converters() {}

  /** Registers the converters with a command line and its subcommands. */
  public static void register(CommandLine commandLine) {
    commandLine
        .registerConverter(ShopId.class, checked(ShopId::new))
        .registerConverter(Sku.class, checked(Sku::new))
        .registerConverter(Location.class, checked(Location::new))
        .registerConverter(ReservationId.class, checked(ReservationId::new))
        .registerConverter(OperationId.class, checked(OperationId::new))
        .registerConverter(Line.class, checked(Lines::parse))
        .registerConverter(Duration.class, Converters::duration);
  }

  private static <T> ITypeConverter<T> checked(Function<String, T> constructor) {
    return text -> {
      try {
        return constructor.apply(text);
      } catch (InvalidRequestException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }

  private static Duration duration(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    try {
      return Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("a duration such as 90s, 15m, 1h30m or PT15M is wanted");
    }
  }
}
