export { OccupancyMark } from './occupancy-mark.js';
export { Vacancy, type VacancyOptions } from './vacancy.js';
