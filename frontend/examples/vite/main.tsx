import { BelfryBell, BelfryProvider } from '@belfry/react';
import '@belfry/react/styles.css';
import { createRoot } from 'react-dom/client';

const token = () => fetch('/api/belfry-token').then((answer) => answer.text());

createRoot(document.getElementById('root')!).render(
  <BelfryProvider recipient="ada" token={token}>
    <BelfryBell />
  </BelfryProvider>,
);
