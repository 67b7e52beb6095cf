export { MockBelfryProvider, type MockBelfryProviderProps } from './MockBelfryProvider';
