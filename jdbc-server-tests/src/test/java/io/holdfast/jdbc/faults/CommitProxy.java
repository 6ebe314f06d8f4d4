package io.holdfast.jdbc.faults;

import io.holdfast.jdbc.servers.Address;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Relays between a pool and its server, detects every COMMIT, and can lose it or its answer. */
final class CommitProxy implements AutoCloseable {
  /** The fault of one COMMIT or other command. */
  enum Fault {
    /** No fault. */
    NONE,
    /** The connection is cut; the server never sees the COMMIT. */
    CUT_BEFORE,
    /** The server commits, then the connection is cut; the client never sees the answer. */
    LOSE_ANSWER,
    /** The server commits; the client waits for an answer that does not come. */
    STALL_ANSWER,
    /**
     * The client is cut off at once; the server gets the COMMIT when {@link #deliver} is called.
     */
    DELIVER_LATE
  }

  private static final Logger log = LoggerFactory.getLogger(CommitProxy.class);

  private final Address server;
  private final ServerSocket listener;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Fault> next = new AtomicReference<>(Fault.NONE);
  private final CountDownLatch delivery = new CountDownLatch(1);
  private final CountDownLatch delivered = new CountDownLatch(1);
  private final CountDownLatch faultyClosed = new CountDownLatch(1);
  private final AtomicInteger commandsToGo = new AtomicInteger();
  private volatile boolean isolated;
  private volatile boolean isolating;
  private volatile boolean stalled;

  CommitProxy(Address server) throws IOException {
    this.server = server;
    this.listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  Address address() {
    return new Address(listener.getInetAddress().getHostAddress(), listener.getLocalPort());
  }

  /** Sets the fault of the next COMMIT, once. */
  void onNextCommit(Fault fault) {
    next.set(fault);
  }

  /**
   * Sets the fault of one command, once.
   *
   * @param number the number of the command from now on; 1 is the next one
   * @param fault the fault of the command
   */
  void onCommand(int number, Fault fault) {
    commandsToGo.set(number);
    next.set(fault);
  }

  /** Sets the fault of the next COMMIT. From that moment on the server cannot be reached. */
  void onNextCommitAndIsolate(Fault fault) {
    isolating = true;
    next.set(fault);
  }

  /** Stops all answers on existing and new connections. */
  void stall() {
    stalled = true;
  }

  /** Lets the server answer again, but not on connections that already wait for an answer. */
  void answerAgain() {
    stalled = false;
    links.forEach(Link::cut);
  }

  /** Lets the server be reached again. */
  void heal() {
    isolated = false;
  }

  /** Delivers the late COMMIT to the server, and returns when it has answered. */
  void deliver() throws InterruptedException {
    delivery.countDown();
    await(delivered);
  }

  /** Tells whether the command with the fault has arrived. */
  boolean isSpent() {
    return next.get() == Fault.NONE;
  }

  /** Waits until the connection of the command with the fault is no longer in use. */
  void awaitFaultyConnectionClosed() throws InterruptedException {
    await(faultyClosed);
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("it has not come to that");
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    delivery.countDown();
    links.forEach(Link::cut);
    delivered.countDown();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        if (isolated) {
          client.close();
        } else {
          open(client);
        }
      } catch (IOException e) {
        // To the client it looks like a server that is down, which it is, or a proxy that is
        // closed.
        log.debug("not accepted", e);
      }
    }
  }

  private void open(Socket client) throws IOException {
    try {
      client.setTcpNoDelay(true);
      Link link = new Link(client, server.connect());
      links.add(link);
      start(link::requests);
      start(link::answers);
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private Fault faultOf(Packet packet, Link link) {
    boolean strikes =
        commandsToGo.get() > 0 ? commandsToGo.decrementAndGet() == 0 : packet.isCommit();
    if (!strikes) {
      return Fault.NONE;
    }
    Fault fault = next.getAndSet(Fault.NONE);
    if (fault != Fault.NONE && isolating) {
      isolating = false;
      isolated = true;
      links.stream().filter(other -> other != link).forEach(Link::cut);
    }
    return fault;
  }

  /** Links a client's connection and the matching connection to the server. */
  private final class Link {
    private final Socket client;
    private final Socket server;
    private volatile Fault fault = Fault.NONE;

    Link(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void requests() {
      try (client;
          server) {
        DataInputStream in = new DataInputStream(client.getInputStream());
        OutputStream out = server.getOutputStream();
        for (Packet packet = Packet.read(in); packet != null; packet = Packet.read(in)) {
          if (packet.isCommand()) {
            fault = faultOf(packet, this);
          }
          if (fault == Fault.CUT_BEFORE) {
            return;
          }
          if (fault == Fault.DELIVER_LATE) {
            client.close();
            CommitProxy.await(delivery);
            packet.writeTo(out);
            CommitProxy.await(delivered);
            return;
          }
          packet.writeTo(out);
        }
      } catch (IOException cut) {
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        links.remove(this);
        if (fault != Fault.NONE) {
          faultyClosed.countDown();
        }
      }
    }

    void answers() {
      byte[] buffer = new byte[16 * 1024];
      try {
        while (true) {
          int length = server.getInputStream().read(buffer);
          if (fault == Fault.DELIVER_LATE) {
            delivered.countDown();
          }
          if (length < 0 || fault == Fault.LOSE_ANSWER) {
            cut();
            return;
          }
          if (fault == Fault.NONE && !stalled) {
            client.getOutputStream().write(buffer, 0, length);
          }
          // Otherwise the server's answer is dropped.
        }
      } catch (IOException ended) {
        if (fault != Fault.DELIVER_LATE) {
          cut();
        }
      }
    }

    void cut() {
      try {
        client.close();
        server.close();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
