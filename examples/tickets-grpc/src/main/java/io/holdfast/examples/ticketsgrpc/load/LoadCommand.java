package io.holdfast.examples.ticketsgrpc.load;

import inventory.v1.InventoryGrpc;
import inventory.v1.InventoryOuterClass.CheckReq;
import inventory.v1.InventoryOuterClass.CheckRes;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The load generator. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description =
        "Sends traffic to a running ticket service: checks and commits at fixed rates, or as many"
            + " checks as it answers, or a sale.")
public final class LoadCommand implements Callable<Integer> {
  @Option(
      names = "--target",
      split = ",",
      paramLabel = "HOST:PORT",
      description = "The servers. Default: 127.0.0.1:8080.")
  private List<String> targets = List.of("127.0.0.1:8080");

  @Option(names = "--event", defaultValue = "evt_load", description = "Default: evt_load.")
  private String event;

  @Option(
      names = "--checks",
      defaultValue = "5000",
      description = "CheckAvailability calls a second. Default: 5000.")
  private int checks;

  @Option(
      names = "--commits",
      defaultValue = "800",
      description = "CommitReservation calls a second. Default: 800.")
  private int commits;

  @Option(names = "--seconds", defaultValue = "30", description = "Measured time. Default: 30.")
  private int seconds;

  @Option(names = "--warm-up", defaultValue = "10", description = "Seconds before. Default: 10.")
  private int warmUp;

  @Option(names = "--connections", defaultValue = "4", description = "Default: 4.")
  private int connections;

  @Option(
      names = "--throughput",
      description = "Find the highest rate of checks, with --in-flight calls at a time.")
  private boolean throughput;

  @Option(
      names = "--sale",
      paramLabel = "BUYERS",
      description = "Let this number of buyers ask for one ticket each.")
  private int buyers;

  @Option(names = "--in-flight", defaultValue = "256", description = "Default: 256.")
  private int inFlight;

  @Option(
      names = "--serve-empty",
      paramLabel = "PORT",
      description = "Serve an empty call on this port instead, to compare with.")
  private int emptyPort;

  /** Runs the load generator and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new LoadCommand()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (emptyPort != 0) {
      return serveEmpty();
    }
    try (Calls calls = new Calls(targets, connections, event)) {
      if (buyers > 0) {
        return sell(calls);
      }
      return throughput ? findHighestRate(calls) : sendAtFixedRates(calls);
    }
  }

  private int sendAtFixedRates(Calls calls) throws InterruptedException {
    List<OpenLoop> loops = new ArrayList<>();
    if (checks > 0) {
      loops.add(new OpenLoop("check", checks, warmUp, seconds, calls.check()));
    }
    if (commits > 0) {
      loops.add(new OpenLoop("commit", commits, warmUp, seconds, calls.commit()));
    }
    List<Thread> threads = loops.stream().map(Thread::new).toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    loops.forEach(loop -> System.out.println(loop.report()));
    return 0;
  }

  private int findHighestRate(Calls calls) throws InterruptedException {
    new ClosedLoop(calls.check()).run(inFlight, warmUp);
    ClosedLoop loop = new ClosedLoop(calls.check());
    double rate = loop.run(inFlight, seconds);
    System.out.printf(
        Locale.ROOT, "check %.0f/s with %d in flight, %d failed%n", rate, inFlight, loop.failed());
    return loop.failed() == 0 ? 0 : 1;
  }

  private int sell(Calls calls) throws InterruptedException {
    Sale sale = new Sale(calls);
    long begin = System.nanoTime();
    sale.run(buyers, inFlight);
    double elapsed = (System.nanoTime() - begin) / 1e9;
    System.out.printf(Locale.ROOT, "%d buyers in %.1f s, %s%n", buyers, elapsed, sale);
    return 0;
  }

  private int serveEmpty() throws IOException, InterruptedException {
    InventoryGrpc.InventoryImplBase empty =
        new InventoryGrpc.InventoryImplBase() {
          @Override
          public void checkAvailability(CheckReq call, StreamObserver<CheckRes> client) {
            client.onNext(CheckRes.getDefaultInstance());
            client.onCompleted();
          }
        };
    NettyServerBuilder.forPort(emptyPort)
        .executor(Executors.newFixedThreadPool(64))
        .addService(empty)
        .build()
        .start()
        .awaitTermination();
    return 0;
  }
}
