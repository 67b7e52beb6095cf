// The random tabs alone, and for longer.
process.env.E2E_ACTIONS ??= '1000';
await import('./stress.mjs');
