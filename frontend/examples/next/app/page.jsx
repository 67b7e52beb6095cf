'use client';
import { BelfryBell, BelfryProvider } from '@belfry/react';
import '@belfry/react/styles.css';

const token = () => fetch('/api/belfry-token').then((answer) => answer.text());

export default function Page() {
  return (
    <BelfryProvider recipient="ada" token={token}>
      <BelfryBell />
    </BelfryProvider>
  );
}
