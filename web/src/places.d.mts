export declare const HOME: string;
export declare const CACHE: string;
export declare const SITE: string;
