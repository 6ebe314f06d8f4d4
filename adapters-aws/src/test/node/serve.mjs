// Says where it listens, and ends with whoever started it.
import { buildApp } from "fauxqs";

const app = buildApp({ logger: false });
console.log("READY " + (await app.listen({ port: 0, host: "127.0.0.1" })));
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
