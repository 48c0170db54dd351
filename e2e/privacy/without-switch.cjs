// Takes the switch away before anything native is loaded. For the proof of the proof: see private.spec.ts.
delete process.env.ORT_DISABLE_TELEMETRY
