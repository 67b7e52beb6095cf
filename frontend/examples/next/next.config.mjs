process.env.NEXT_TELEMETRY_DISABLED = '1'; // a build speaks to nobody

/** Static, so that the build also renders the page on a server. The packages are TypeScript here, and are checked elsewhere. */
export default {
  output: 'export',
  distDir: '../../target/examples/next',
  transpilePackages: ['@belfry/client', '@belfry/react'],
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: new URL('../..', import.meta.url).pathname },
};
