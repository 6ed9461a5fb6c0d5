export { PipelineModel } from './pipeline.model.js';
