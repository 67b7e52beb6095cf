export { MockBelfryProvider, type MockBelfryProviderProps, type MockConnection } from './MockBelfryProvider';
