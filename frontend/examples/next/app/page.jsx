'use client';
import { BelfryBell, BelfryProvider } from '@belfry/react';
import '@belfry/react/styles.css';

const failed = (answer) => Promise.reject(new Error(`status ${answer.status}`));
const token = () => fetch('/api/belfry-token').then((answer) => (answer.ok ? answer.text() : failed(answer)));

export default function Page() {
  return (
    <BelfryProvider recipient="ada" token={token}>
      <BelfryBell />
    </BelfryProvider>
  );
}
