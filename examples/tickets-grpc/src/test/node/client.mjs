// The calls of the instructions of the original service, and those of its second contract, by a client in another language.
// Usage: node client.mjs PROTO_FOLDER GRPC_PORT METRICS_PORT. Prints one JSON object a line.
import grpc from "@grpc/grpc-js";
import protoLoader from "@grpc/proto-loader";
import reflectionClient from "grpc-js-reflection-client";
import parsePrometheus from "parse-prometheus-text-format";

const [protos, grpcPort, metricsPort] = process.argv.slice(2);
const target = `127.0.0.1:${grpcPort}`;
const credentials = grpc.credentials.createInsecure();
const options = { keepCase: true, longs: String, enums: String, defaults: true, includeDirs: [protos] };
const load = (file) => grpc.loadPackageDefinition(protoLoader.loadSync(file, options));

const call = (client, method, request, metadata = new grpc.Metadata()) =>
  new Promise((resolve) =>
    client[method](request, metadata, { deadline: Date.now() + 10_000 }, (error, answer) =>
      resolve(error ? { code: grpc.status[error.code], text: error.details } : answer)));
const say = (step, answer) => console.log(JSON.stringify({ step, answer }));

const reflection = new reflectionClient.GrpcReflection(target, credentials);
say("list", (await reflection.listServices()).sort());

const first = new (load("proto/inventory.proto").inventory.v1.Inventory)(target, credentials);
say("check", await call(first, "CheckAvailability", { event_id: "evt_2025_1001", qty: 2 }));
const seats = [{ seat_id: "A-12" }, { seat_id: "A-13" }];
say("check seats", await call(first, "CheckAvailability", { event_id: "evt_2025_1001", seat_ids: seats }));
say("commit", await call(first, "CommitReservation",
  { reservation_id: "rsv_abc123", event_id: "evt_2025_1001", qty: 2, payment_intent_id: "pay_xyz789" }));
say("commit again", await call(first, "CommitReservation",
  { reservation_id: "rsv_abc123", event_id: "evt_2025_1001", qty: 2, payment_intent_id: "pay_xyz789" }));
say("commit seats", await call(first, "CommitReservation",
  { reservation_id: "rsv_xyz789", event_id: "evt_2025_1001", seat_ids: seats, payment_intent_id: "pay_xyz789" }));
say("check seats again", await call(first, "CheckAvailability", { event_id: "evt_2025_1001", seat_ids: seats }));
say("release", await call(first, "ReleaseHold", { reservation_id: "rsv_free", event_id: "evt_2025_1001", qty: 2 }));
say("release sold", await call(first, "ReleaseHold", { reservation_id: "rsv_abc123", event_id: "evt_2025_1001", qty: 2 }));

const second = new (load("proto/reservation/v1/inventory.proto").reservation.v1.InventoryService)(target, credentials);
const trip = { reservation_id: "rsv_b", event_id: "evt_2025_1001", seat_ids: ["B-1"] };
say("b check", await call(second, "CheckAvailability", { event_id: "evt_2025_1001", seat_ids: ["B-1", "A-12"] }));
say("b reserve", await call(second, "ReserveSeat", { ...trip, user_id: "u", idempotency_key: "k" }));
say("b commit", await call(second, "CommitReservation", { ...trip, payment_intent_id: "p" }));
say("b release", await call(second, "ReleaseHold", { ...trip, reservation_id: "rsv_none", reason: "EXPIRED" }));
say("b status", await call(second, "GetInventoryStatus", { event_id: "evt_2025_1001" }));

const metrics = parsePrometheus(await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text());
say("metrics", Object.fromEntries(metrics.map((each) => [each.name, { type: each.type, metrics: each.metrics }])));
first.close();
second.close();
process.exit(0);
